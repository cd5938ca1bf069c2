variable "region" {
  description = "The only region of the enclave."
  type        = string
  default     = "us-gov-west-1"
}

variable "organization_id" {
  description = "Every principal and resource has to belong to it."
  type        = string
  default     = "o-@org@"
}
