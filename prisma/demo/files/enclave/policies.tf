resource "aws_organizations_policy" "regions" {
  name = "deny-other-regions"
  type = "SERVICE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyOtherRegions"
      Effect    = "Deny"
      NotAction = ["iam:*", "organizations:*", "sts:*", "support:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = ["us-gov-west-1"] } }
    }]
  })
}

resource "aws_organizations_policy_attachment" "regions" {
  policy_id = aws_organizations_policy.regions.id
  target_id = "@account@"
}

resource "aws_organizations_policy" "perimeter" {
  name = "data-perimeter"
  type = "RESOURCE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyOurPrincipals"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*", "kms:*", "sts:AssumeRole", "secretsmanager:*"]
      Resource  = "*"
      Condition = {
        StringNotEqualsIfExists = { "aws:PrincipalOrgID" = "o-@org@" }
        BoolIfExists            = { "aws:PrincipalIsAWSService" = "false" }
      }
    }]
  })
}

resource "aws_organizations_policy_attachment" "perimeter" {
  policy_id = aws_organizations_policy.perimeter.id
  target_id = "@account@"
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.enclave.id
  service_name = "com.amazonaws.us-gov-west-1.s3"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      Resource  = ["arn:aws-us-gov:s3:::@key@-eng-vault", "arn:aws-us-gov:s3:::@key@-eng-vault/*"]
      Condition = { StringEquals = { "aws:ResourceOrgID" = "o-@org@" } }
    }]
  })
}
