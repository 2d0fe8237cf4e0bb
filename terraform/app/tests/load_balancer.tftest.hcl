mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  prefix              = "otomo-prod"
  vpc_id              = "vpc-1"
  subnet_ids          = ["subnet-1", "subnet-2"]
  allowed_cidrs       = ["203.0.113.0/24"]
  https               = false
  log_bucket          = "logs"
  deletion_protection = true
}

# @mission OPS-1, OPS-2
run "plain_http" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.cidr : "${rule.cidr_ipv4} ${rule.from_port}"] == ["203.0.113.0/24 80"]
    error_message = "Only the allowed addresses, only port 80."
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.desync_mitigation_mode == "strictest" && aws_lb.this.enable_deletion_protection
    error_message = "Invalid headers are dropped, requests that can be read in two ways refused."
  }

  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].bucket == "logs"
    error_message = "Access logs are written."
  }

  assert {
    condition = { for name, group in aws_lb_target_group.this : name => [group.port, group.target_type, group.health_check[0].path, group.health_check[0].interval, group.health_check[0].unhealthy_threshold] } == {
      backend  = [8000, "ip", "/health", 10, 2]
      frontend = [80, "ip", "/nginx-health", 10, 2]
    }
    error_message = "Backend on 8000 and frontend on 80, looked at every 10 s, twice."
  }

  assert {
    condition     = toset(one([for condition in aws_lb_listener_rule.backend.condition : condition.path_pattern[0].values])) == toset(["/api/*", "/health", "/health/*"])
    error_message = "/api and /health belong to the backend."
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "forward" && length(aws_lb_listener.https) == 0
    error_message = "Everything else belongs to the frontend."
  }
}

run "an_import_may_be_silent_for_as_long_as_the_backend_gives_it" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  assert {
    condition     = aws_lb.this.idle_timeout > tonumber(one(regex("_UPLOAD_SECONDS = ([0-9]+)", file("../../backend/src/otomo/web/middleware.py"))))
    error_message = "A connection is not cut while an import works."
  }

  assert {
    condition = alltrue([for kept in [
      one(regex("KEEP_ALIVE_SECONDS = ([0-9]+)", file("../../backend/src/otomo/cli/serve.py"))),
      one(regex("keepalive_timeout ([0-9]+)s", file("../../docker/nginx/nginx.conf")))
    ] : tonumber(kept) > aws_lb.this.idle_timeout])
    error_message = "Targets keep their connections for longer than the load balancer does."
  }
}

run "cuts_an_import" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  variables {
    idle_seconds = 60
  }

  expect_failures = [var.idle_seconds]
}

# @mission OPS-2
run "https" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  variables {
    https           = true
    certificate_arn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1"
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.http.default_action[0].redirect[0].status_code == "HTTP_301"
    error_message = "HTTP leads to HTTPS."
  }

  assert {
    condition     = aws_lb_listener.https[0].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "TLS 1.2 and 1.3."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cidr) == 2
    error_message = "Ports 80 and 443."
  }
}

run "refuses_names_that_are_too_long" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  variables {
    prefix = "a-name-that-is-too-long-prod"
  }

  expect_failures = [var.prefix]
}

run "closes_before_its_targets_do" {
  command = plan

  module {
    source = "../modules/load_balancer"
  }

  variables {
    idle_seconds = 320
  }

  expect_failures = [var.idle_seconds]
}
