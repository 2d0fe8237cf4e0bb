environment = "dev"
egress      = "nat_instance"
tasks = {
  backend  = { least = 1, most = 2 }
  frontend = { least = 1, most = 2 }
}
