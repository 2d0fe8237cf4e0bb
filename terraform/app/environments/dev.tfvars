environment = "dev"
egress      = "nat_instance"
plain_http  = true # until there is a certificate
tasks = {
  backend  = { least = 1, most = 2 }
  frontend = { least = 1, most = 2 }
}
