# A small machine instead of a gateway: a tenth of the price. Where it fails, the tasks lose the internet (the model),
# not the tables and buckets, until EC2 has recovered it.

locals {
  nat_instance = var.egress == "nat_instance" ? 1 : 0
}

data "aws_ssm_parameter" "nat_image" {
  count = local.nat_instance

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64"
}

resource "aws_security_group" "nat" {
  count = local.nat_instance

  name        = "${var.prefix}-nat"
  description = "Private subnets to the internet"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.prefix}-nat" }
}

resource "aws_vpc_security_group_ingress_rule" "nat" {
  for_each = local.nat_instance == 1 ? local.private : {}

  security_group_id = aws_security_group.nat[0].id
  description       = "HTTPS out of ${each.key}"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "nat" {
  count = local.nat_instance

  security_group_id = aws_security_group.nat[0].id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_instance" "nat" {
  count = local.nat_instance

  ami                         = data.aws_ssm_parameter.nat_image[0].insecure_value
  instance_type               = "t4g.nano"
  subnet_id                   = aws_subnet.public[var.zones[0]].id
  vpc_security_group_ids      = [aws_security_group.nat[0].id]
  associate_public_ip_address = true
  source_dest_check           = false
  ebs_optimized               = true
  user_data_replace_on_change = true
  user_data                   = <<-SCRIPT
    #!/bin/bash
    set -eu
    echo net.ipv4.ip_forward=1 >/etc/sysctl.d/90-nat.conf
    sysctl -p /etc/sysctl.d/90-nat.conf
    dnf -y install nftables
    cat >/etc/sysconfig/nftables.conf <<'RULES'
    table ip nat {
      chain postrouting {
        type nat hook postrouting priority srcnat;
        ip saddr ${var.cidr} masquerade
      }
    }
    RULES
    systemctl enable --now nftables
  SCRIPT

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }

  tags = { Name = "${var.prefix}-nat" }

  lifecycle {
    # A new image comes with a deliberate replacement, not with every apply.
    ignore_changes = [ami]
  }
}

resource "aws_route" "instance" {
  for_each = local.nat_instance == 1 ? local.private : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.nat[0].primary_network_interface_id
}
