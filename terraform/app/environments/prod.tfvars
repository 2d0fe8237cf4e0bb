environment = "prod"
protected   = true
waf         = true
flow_logs   = true
egress      = "nat_per_az"
tasks = {
  backend  = { least = 2, most = 8 }
  frontend = { least = 2, most = 4 }
}
