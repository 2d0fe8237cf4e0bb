mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

override_resource {
  target          = module.load_balancer.aws_security_group.this
  override_during = plan
  values          = { id = "sg-balancer" }
}

override_resource {
  target          = aws_security_group.tasks
  override_during = plan
  values          = { id = "sg-tasks" }
}

variables {
  environment    = "prod"
  allowed_cidrs  = ["203.0.113.0/24"]
  plain_http     = true
  backend_image  = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/otomo-backend@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  frontend_image = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/otomo-frontend:0123abc"
}

# @mission OPS-1, OPS-5
run "the_tables_and_jobs_are_those_of_the_application" {
  command = plan

  assert {
    condition     = toset(local.table_names) == toset(keys(jsondecode(file("../../backend/src/otomo/store/tables.json"))))
    error_message = "The tables of tables.json."
  }

  assert {
    condition = { for name, job in local.jobs : name => job.schedule } == {
      cache-warm = "cron(0 */6 * * ? *)"
      backup     = "cron(0 2 * * ? *)"
      cleanup    = "cron(0 3 ? * SUN *)"
      signals    = "cron(0 5 * * ? *)"
      compact    = "cron(30 4 * * ? *)"
    }
    error_message = "The schedules of OPS-5."
  }

  assert {
    condition     = output.url == "http://otomo-prod-1.ap-northeast-1.elb.amazonaws.com" && output.table_prefix == "otomo-prod" && output.cluster_name == "otomo-prod"
    error_message = "The URL, the tables' prefix, the cluster."
  }
}

run "tasks_are_reached_by_the_load_balancer_only" {
  command = plan

  assert {
    condition = alltrue([
      for rule in aws_vpc_security_group_ingress_rule.tasks :
      rule.referenced_security_group_id == "sg-balancer" && rule.cidr_ipv4 == null
    ])
    error_message = "The only source is the load balancer's security group."
  }

  assert {
    condition     = { for name, rule in aws_vpc_security_group_ingress_rule.tasks : name => [rule.from_port, rule.to_port] } == { backend = [8000, 8000], frontend = [80, 80] }
    error_message = "Only ports 8000 and 80."
  }

  assert {
    condition     = [aws_vpc_security_group_egress_rule.tasks.from_port, aws_vpc_security_group_egress_rule.tasks.to_port] == [443, 443]
    error_message = "Tasks speak HTTPS to the outside and nothing else."
  }
}

run "containers_are_hardened" {
  command = plan

  assert {
    condition = alltrue([
      for definitions in [local.backend_definitions, local.frontend_definitions, local.job_definitions] : alltrue([
        for container in jsondecode(definitions) :
        container.readonlyRootFilesystem && container.user != "0" && container.linuxParameters.capabilities.drop == ["ALL"]
        && container.linuxParameters.initProcessEnabled && container.linuxParameters.tmpfs[0].containerPath == "/tmp"
        && container.logConfiguration.options["mode"] == "non-blocking"
      ])
    ])
    error_message = "Read-only root, no capabilities, an init process, /tmp in memory, logs that never block."
  }

  assert {
    condition = { for secret in jsondecode(local.backend_definitions)[0].secrets : secret.name => secret.valueFrom } == {
      for name, key in { OPENAI_API_KEY = "OPENAI_API_KEY", OTOMO_SESSION_SECRET = "SESSION_SECRET", OTOMO_AUDIT__KEYS = "AUDIT_KEYS", OTOMO_OIDC__PROVIDERS = "OIDC_PROVIDERS" } :
      name => "${data.aws_secretsmanager_secret.app.arn}:${key}::"
    }
    error_message = "Secrets come from the one secret."
  }

  assert {
    condition = alltrue([
      for definitions in [local.backend_definitions, local.frontend_definitions, local.job_definitions] : alltrue([
        for variable in jsondecode(definitions)[0].environment : !can(regex("SECRET|API_KEY|PASSWORD|TOKEN", variable.name))
      ])
    ])
    error_message = "No secret in the environment."
  }

  assert {
    condition     = !can(jsondecode(local.frontend_definitions)[0].secrets) && !can(jsondecode(local.job_definitions)[0].portMappings)
    error_message = "The frontend has no secret, jobs have no port."
  }

  assert {
    condition     = jsondecode(local.backend_definitions)[0].logConfiguration.options["awslogs-group"] == "/ecs/otomo-prod-backend" && jsondecode(local.frontend_definitions)[0].logConfiguration.options["awslogs-group"] == "/ecs/otomo-prod-frontend"
    error_message = "Log groups /ecs/<name>-backend and -frontend."
  }
}

# @mission OPS-1
run "roles_have_the_least_rights" {
  command = plan

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.app.statement : statement.actions])) == toset([
      "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
      "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"
    ])
    error_message = "Requests act on items: no Scan, no change of a table."
  }

  assert {
    condition = toset(flatten([
      for document in [data.aws_iam_policy_document.app, data.aws_iam_policy_document.cleanup] : [
        for statement in document.statement : statement.actions if contains(statement.resources, local.table_arns["audit"])
      ]
    ])) == toset(["dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"])
    error_message = "The audit log is added to and read."
  }

  assert {
    condition     = toset(local.swept) == toset(flatten(regexall("\"([a-z]+)\"", one(regex("TIDIED = \\(([^)]*)\\)", file("../../backend/src/otomo/jobs/cleanup.py"))))))
    error_message = "The clean-up looks through the tables that it tidies."
  }

  assert {
    condition = alltrue([
      for document in [data.aws_iam_policy_document.app, data.aws_iam_policy_document.backup, data.aws_iam_policy_document.cleanup, data.aws_iam_policy_document.table_key] : alltrue([
        for resource in flatten([for statement in document.statement : statement.resources]) : resource != "*"
      ])
    ])
    error_message = "Task roles name their resources."
  }

  assert {
    condition = alltrue([
      for document in [data.aws_iam_policy_document.app, data.aws_iam_policy_document.backup, data.aws_iam_policy_document.cleanup] : alltrue([
        for action in flatten([for statement in document.statement : statement.actions]) :
        !can(regex("\\*|Table$|DeleteObject", action)) || action == "dynamodb:DescribeTable"
      ])
    ])
    error_message = "No task deletes or changes a table, nor a backup."
  }

  assert {
    condition     = [for statement in data.aws_iam_policy_document.execution["frontend"].statement : statement.sid] == ["RegistrySignIn", "Image", "Logs"]
    error_message = "The frontend's execution role reads no secret."
  }

  assert {
    condition     = contains(flatten([for statement in data.aws_iam_policy_document.execution["backend"].statement : statement.resources]), data.aws_secretsmanager_secret.app.arn)
    error_message = "The backend's execution role reads its one secret."
  }

  assert {
    condition     = length(setintersection([for role in aws_iam_role.execution : role.name], [for role in aws_iam_role.task : role.name])) == 0
    error_message = "Execution roles are not task roles."
  }
}

# @mission OPS-2
run "https_with_a_domain" {
  command = plan

  variables {
    domain_name    = "otomo.example.com"
    hosted_zone_id = "Z1"
    allowed_cidrs  = ["0.0.0.0/0"]
    plain_http     = false
    waf            = true
  }

  assert {
    condition     = output.url == "https://otomo.example.com"
    error_message = "The URL is the domain's."
  }

  assert {
    condition     = one([for variable in jsondecode(local.backend_definitions)[0].environment : variable.value if variable.name == "OTOMO_PUBLIC_URL"]) == "https://otomo.example.com" && one([for variable in jsondecode(local.backend_definitions)[0].environment : variable.value if variable.name == "OTOMO_PLAIN_HTTP"]) == "false"
    error_message = "The application knows its address: secure cookies, one origin."
  }

  assert {
    condition     = length(aws_acm_certificate.this) == 1 && aws_route53_record.host[0].alias[0].name == module.load_balancer.dns_name
    error_message = "A certificate and a record are made."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 1
    error_message = "The firewall guards the load balancer."
  }
}

# @mission OPS-2
run "behind_cloudfront" {
  command = plan

  variables {
    environment   = "dev"
    allowed_cidrs = ["0.0.0.0/0"]
    cdn           = true
  }

  assert {
    condition     = output.url == "https://d1.cloudfront.net" && output.static_bucket != null
    error_message = "CloudFront's address, pages in a bucket."
  }
}

# @mission OPS-2
run "refuses_prod_open_to_everyone_over_http" {
  command = plan

  variables {
    allowed_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [terraform_data.rules]
}

# @mission OPS-2
run "refuses_plain_http_that_nobody_meant" {
  command = plan

  variables {
    plain_http = false
  }

  expect_failures = [terraform_data.rules]
}

# @mission OPS-2
run "plain_http_is_told_to_the_application" {
  command = plan

  assert {
    condition     = { for variable in jsondecode(local.backend_definitions)[0].environment : variable.name => variable.value if contains(["OTOMO_PUBLIC_URL", "OTOMO_PLAIN_HTTP"], variable.name) } == { OTOMO_PUBLIC_URL = "", OTOMO_PLAIN_HTTP = "true" }
    error_message = "The application is told that it is meant."
  }
}

run "refuses_latest" {
  command = plan

  variables {
    backend_image  = "otomo-backend:latest"
    frontend_image = "otomo-frontend"
  }

  expect_failures = [var.backend_image, var.frontend_image]
}

run "refuses_no_addresses" {
  command = plan

  variables {
    allowed_cidrs = []
  }

  expect_failures = [var.allowed_cidrs]
}

run "refuses_secrets_in_the_environment" {
  command = plan

  variables {
    backend_environment = { OPENAI_API_KEY = "sk-1" }
  }

  expect_failures = [var.backend_environment]
}

run "refuses_a_certificate_for_nobody" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [terraform_data.rules]
}
