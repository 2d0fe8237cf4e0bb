# The emulator has no Application Auto Scaling.
resource "aws_appautoscaling_target" "this" {
  count = 0
}

resource "aws_appautoscaling_policy" "cpu" {
  count = 0
}

resource "aws_appautoscaling_policy" "requests" {
  count = 0
}
