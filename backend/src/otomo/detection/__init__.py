"""Streaming anomaly detection for one series of any unit, and names for the faults of its sensor. Pure."""

from otomo.detection.detector import Detector
from otomo.detection.judgement import Fault, Judgement

__all__ = ["Detector", "Fault", "Judgement"]
