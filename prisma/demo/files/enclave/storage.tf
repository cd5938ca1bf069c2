resource "aws_s3_bucket" "vault" {
  bucket = "@key@-eng-vault"
}

resource "aws_s3_bucket_public_access_block" "vault" {
  bucket                  = aws_s3_bucket.vault.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "vault" {
  bucket = aws_s3_bucket.vault.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "vault" {
  bucket = aws_s3_bucket.vault.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.vault.arn
    }
  }
}

resource "aws_s3_bucket_policy" "vault" {
  bucket = aws_s3_bucket.vault.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws-us-gov:s3:::@key@-eng-vault", "arn:aws-us-gov:s3:::@key@-eng-vault/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyOurOrganization"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws-us-gov:s3:::@key@-eng-vault", "arn:aws-us-gov:s3:::@key@-eng-vault/*"]
        Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-@org@" } }
      }
    ]
  })
}

resource "aws_db_instance" "tracking" {
  identifier          = "@key@-tracking"
  engine              = "postgres"
  engine_version      = "17.6"
  instance_class      = "db.m7g.large"
  allocated_storage   = 200
  storage_encrypted   = true
  kms_key_id          = aws_kms_key.vault.arn
  publicly_accessible = false
  multi_az            = true
  deletion_protection = true

  backup_retention_period     = 35
  manage_master_user_password = true
}
