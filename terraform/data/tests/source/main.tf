# What the tests compare with: the application's own file.
output "tables" {
  description = "tables.json"
  value       = jsondecode(file("${path.module}/../../../../backend/src/otomo/store/tables.json"))
}
