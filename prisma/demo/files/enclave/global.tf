provider "aws" {
  alias  = "global"
  region = "eu-central-1"
}

resource "aws_s3_bucket" "platform_logs" {
  provider = aws.global
  bucket   = "omnivane-platform-logs"
}

resource "aws_iam_role" "platform" {
  name = "GlobalPlatformAdmin"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws-us-gov:iam::909090909090:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "platform" {
  role       = aws_iam_role.platform.name
  policy_arn = "arn:aws-us-gov:iam::aws:policy/AdministratorAccess"
}
