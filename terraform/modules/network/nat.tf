locals {
  gateway_zones = {
    nat_gateway  = [var.zones[0]]
    nat_per_az   = var.zones
    nat_instance = []
    none         = []
  }[var.egress]
  # The gateway of a zone's private subnet: its own, or the only one.
  gateway_of = { for zone in var.zones : zone => contains(local.gateway_zones, zone) ? zone : var.zones[0] }
}

resource "aws_eip" "nat" {
  for_each = toset(local.gateway_zones)

  domain = "vpc"

  tags = { Name = "${var.prefix}-nat-${each.key}" }
}

resource "aws_nat_gateway" "this" {
  for_each = toset(local.gateway_zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${var.prefix}-${each.key}" }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "gateway" {
  for_each = length(local.gateway_zones) > 0 ? local.gateway_of : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.value].id
}
