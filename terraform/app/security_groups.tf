resource "aws_security_group" "tasks" {
  name        = "${local.prefix}-tasks"
  description = "Tasks: reached by the load balancer only"
  vpc_id      = module.network.vpc_id

  tags = { Name = "${local.prefix}-tasks" }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  ports = { backend = 8000, frontend = 80 }
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  for_each = local.ports

  security_group_id            = aws_security_group.tasks.id
  description                  = "Load balancer to ${each.key}"
  referenced_security_group_id = module.load_balancer.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  for_each = local.ports

  security_group_id            = module.load_balancer.security_group_id
  description                  = "To ${each.key}"
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

# AWS's services and, where there is a way out, the model's provider.
resource "aws_vpc_security_group_egress_rule" "tasks" {
  security_group_id = aws_security_group.tasks.id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
