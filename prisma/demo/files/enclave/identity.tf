resource "aws_iam_saml_provider" "enclave" {
  name                   = "enclave-identity"
  saml_metadata_document = file("identity-metadata.xml")
}

resource "aws_iam_role" "engineer" {
  name                 = "ItarEngineer"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws-us-gov:iam::@account@:saml-provider/enclave-identity" }
      Action    = ["sts:AssumeRoleWithSAML", "sts:TagSession"]
      Condition = {
        StringEquals = { "SAML:aud" = "https://signin.amazonaws-us-gov.com/saml", "aws:RequestTag/itar-usp" = "verified" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "engineer" {
  name = "engineering-vault"
  role = aws_iam_role.engineer.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      Resource = ["arn:aws-us-gov:s3:::@key@-eng-vault", "arn:aws-us-gov:s3:::@key@-eng-vault/*"]
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}
