resource "aws_security_group" "this" {
  name        = "${var.prefix}-alb"
  description = "Load balancer"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.prefix}-alb" }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  ports = var.https ? [80, 443] : [80]
}

resource "aws_vpc_security_group_ingress_rule" "cidr" {
  for_each = { for pair in setproduct(local.ports, var.allowed_cidrs) : "${pair[0]} ${pair[1]}" => pair }

  security_group_id = aws_security_group.this.id
  description       = "Allowed address"
  cidr_ipv4         = each.value[1]
  ip_protocol       = "tcp"
  from_port         = each.value[0]
  to_port           = each.value[0]
}

resource "aws_vpc_security_group_ingress_rule" "prefix_list" {
  for_each = { for pair in setproduct(local.ports, var.allowed_prefix_list_ids) : "${pair[0]} ${pair[1]}" => pair }

  security_group_id = aws_security_group.this.id
  description       = "Allowed list of addresses"
  prefix_list_id    = each.value[1]
  ip_protocol       = "tcp"
  from_port         = each.value[0]
  to_port           = each.value[0]
}

resource "aws_lb" "this" {
  name                       = var.prefix
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.this.id]
  idle_timeout               = var.idle_seconds
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  enable_deletion_protection = var.deletion_protection

  access_logs {
    bucket  = var.log_bucket
    prefix  = "alb"
    enabled = true
  }
}

resource "aws_lb_target_group" "this" {
  for_each = {
    backend  = { port = 8000, path = "/health" }
    frontend = { port = 80, path = "/nginx-health" }
  }

  name                          = "${var.prefix}-${each.key}"
  target_type                   = "ip"
  port                          = each.value.port
  protocol                      = "HTTP"
  vpc_id                        = var.vpc_id
  deregistration_delay          = var.drain_seconds
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = each.value.path
    matcher             = "200-204"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}
