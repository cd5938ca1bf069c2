terraform {
  required_version = "~> 1.13"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.21.0"
    }
  }

  backend "s3" {
    bucket       = "@key@-enclave-state"
    key          = "enclave/terraform.tfstate"
    region       = "us-gov-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region            = var.region
  use_fips_endpoint = true

  allowed_account_ids = ["@account@"]

  default_tags {
    tags = {
      boundary = "itar-enclave"
    }
  }
}

data "aws_partition" "current" {}

locals {
  retention_days = 2557
}
