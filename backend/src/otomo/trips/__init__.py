"""Trips: plan, timetable, briefing."""
