environment   = "test"
egress        = "nat_gateway" # dev's NAT instance needs an image that the emulator does not have
allowed_cidrs = ["0.0.0.0/0"]
plain_http    = true
tasks = {
  backend  = { least = 1, most = 2 }
  frontend = { least = 1, most = 2 }
}
backend_environment = { OTOMO_DEMO = "true" }
