import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { findings, type FindingId } from './findings'
import { cases } from './rules.cases'
import { readCode } from './testing/fired'

describe('rules on infrastructure code', () => {
  it.each(cases)('%s fires, and stays quiet beside it', async (id, fires, quiet) => {
    expect((await readCode(fires)).fired).toContain(id)
    expect((await readCode(quiet)).fired).not.toContain(id)
  })
  it('has a case for everything that can be said', () => {
    const tried = new Set(cases.map(([id]) => id))
    expect((Object.keys(findings) as FindingId[]).filter((id) => !tried.has(id) && id !== 'files-unread' && id !== 'logging-removed')).toEqual([])
  })
  it('never repeats a secret', async () => {
    const { facts, observations } = await readCode('provider "aws" {\n  region = "us-gov-west-1"\n  access_key = "AKIAQ3EGPL7XWZK5TMRB"\n}\nresource "aws_db_instance" "d" { password = "V3ry-Harb0r" }', [evidenceOf('db_password = "Un-Us3d-One"\n', 'x.tfvars')])
    expect(facts.secrets.length).toBe(3)
    expect(JSON.stringify([facts, observations])).not.toMatch(/AKIAQ3|V3ry|Un-Us3d/)
  })
  it('says whom the code lets in by name, and leaves out what it does not resolve', async () => {
    const { facts } = await readCode('variable "x" {}\nresource "aws_iam_user" "j" { name = "J.Quill" }\nresource "google_project_iam_member" "m" {\n  role = "roles/viewer"\n  member = "user:dana@harborfield.example"\n}\nresource "google_project_iam_binding" "b" {\n  role = "roles/viewer"\n  members = ["serviceAccount:svc@p.iam.gserviceaccount.com", "group:all@harborfield.example", var.x]\n}\nresource "github_membership" "g" { username = var.x }')
    expect(facts.iam.members.map(({ principal, kind, at }) => [principal, kind, at.line])).toEqual([['j.quill', 'person', 2], ['dana@harborfield.example', 'person', 5], ['svc@p.iam.gserviceaccount.com', 'service', 9]])
  })
  it('counts what no rule looked at', async () => {
    const { facts } = await readCode('resource "aws_unheard_of" "x" {}\nresource "aws_s3_bucket" "b" {}')
    expect(facts.uncheckedTypes).toEqual({ aws_unheard_of: 1 })
  })
})
