mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  prefix    = "otomo-prod"
  cidr      = "10.0.0.0/16"
  zones     = ["ap-northeast-1a", "ap-northeast-1c"]
  egress    = "nat_gateway"
  flow_logs = false
}

# @mission OPS-1
run "subnets_are_those_of_the_plan" {
  command = plan

  module {
    source = "../modules/network"
  }

  assert {
    condition = { for zone, subnet in aws_subnet.public : zone => subnet.cidr_block } == {
      ap-northeast-1a = "10.0.1.0/24", ap-northeast-1c = "10.0.2.0/24"
    }
    error_message = "Public subnets are 10.0.1.0/24 and 10.0.2.0/24."
  }

  assert {
    condition = { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == {
      ap-northeast-1a = "10.0.11.0/24", ap-northeast-1c = "10.0.12.0/24"
    }
    error_message = "Private subnets are 10.0.11.0/24 and 10.0.12.0/24."
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : !subnet.map_public_ip_on_launch])
    error_message = "No subnet gives out public addresses."
  }

  assert {
    condition     = length(aws_default_security_group.closed.ingress) + length(aws_default_security_group.closed.egress) == 0
    error_message = "The VPC's own security group lets nothing in."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.gateway : endpoint.vpc_endpoint_type == "Gateway"]) && toset(keys(aws_vpc_endpoint.gateway)) == toset(["dynamodb", "s3"])
    error_message = "Tables and buckets are reached past the NAT."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.gateway) == 2
    error_message = "One gateway serves both private subnets."
  }
}

run "a_gateway_per_zone" {
  command = plan

  module {
    source = "../modules/network"
  }

  variables {
    egress = "nat_per_az"
  }

  assert {
    condition     = toset(keys(aws_nat_gateway.this)) == toset(var.zones) && length(aws_route.gateway) == 2
    error_message = "A gateway in each zone."
  }
}

# @mission OPS-11
run "a_small_machine_instead" {
  command = plan

  module {
    source = "../modules/network"
  }

  variables {
    egress = "nat_instance"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_instance.nat) == 1 && length(aws_route.instance) == 2
    error_message = "One machine serves both private subnets."
  }

  assert {
    condition     = !aws_instance.nat[0].source_dest_check && aws_instance.nat[0].metadata_options[0].http_tokens == "required"
    error_message = "It forwards, and its metadata needs a token."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.nat : rule.cidr_ipv4]) == toset(["10.0.11.0/24", "10.0.12.0/24"])
    error_message = "Only the private subnets use it."
  }
}

run "no_way_out" {
  command = plan

  module {
    source = "../modules/network"
  }

  variables {
    egress = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) + length(aws_instance.nat) + length(aws_route.gateway) + length(aws_route.instance) == 0
    error_message = "Private subnets have no route to the internet."
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager"])
    error_message = "Endpoints for what a task needs to start."
  }
}

run "refuses_an_unknown_way_out" {
  command = plan

  module {
    source = "../modules/network"
  }

  variables {
    egress = "nat"
  }

  expect_failures = [var.egress]
}
