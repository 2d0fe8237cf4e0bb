output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Where the load balancer lives."
  value       = [for zone in var.zones : aws_subnet.public[zone].id]
}

output "private_subnet_ids" {
  description = "Where the tasks live; known once they reach what they need to start."
  value       = [for zone in var.zones : aws_subnet.private[zone].id]

  depends_on = [
    aws_route.gateway, aws_route.instance, aws_route_table_association.private,
    aws_vpc_endpoint.gateway, aws_vpc_endpoint.interface
  ]
}

output "public_cidrs" {
  description = "Addresses of the load balancer."
  value       = [for zone in var.zones : local.public[zone]]
}
