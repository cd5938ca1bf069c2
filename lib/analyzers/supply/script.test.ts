import { describe, expect, it } from 'vitest'
import { readScript } from './script'

const read = (text: string) => readScript(text, 10)

describe('what a script does', () => {
  it.each([
    'curl -fsSL https://get.example.com/install.sh | bash',
    'curl -s https://get.example.com | sudo -E bash -s -- -y',
    'wget -qO- https://get.example.com/i.sh | sh',
    'bash <(curl -s https://get.example.com/x)',
    'sh -c "$(curl -fsSL https://get.example.com/x.sh)"',
    'eval "$(wget -qO- https://get.example.com/x)"',
    'curl -sSL https://get.example.com/x.py | python3 -',
    'curl -fsSL \\\n  https://get.example.com/x \\\n  | bash',
    'iwr https://get.example.com/x.ps1 -useb | iex',
    "iex ((New-Object System.Net.WebClient).DownloadString('https://get.example.com/x.ps1'))",
    'curl https://get.example.com/x | tee out.sh | bash',
  ])('runs a download unseen: %s', (text) => expect(read(text).downloads).toEqual([{ host: 'get.example.com', toShell: true, verified: false, line: 10 }]))
  it.each([
    'curl -fsSL https://apt.example.com/key | gpg --dearmor -o /etc/key',
    'curl -s https://api.example.com/x | jq .tag | tee version',
    'curl -fsSL https://x.example.com/a.tgz | tar xz',
    'echo done # never curl https://x.example.com | bash',
    '# curl https://x.example.com | bash',
    'cat script.sh | bash',
    'curl -X POST https://api.example.com | python3 -c "import json"',
  ])('does not run what it fetches: %s', (text) => expect(read(text).downloads.filter((each) => each.toShell)).toEqual([]))
  it('tells a verified download from another', () => {
    expect(read('curl -LO https://x.example.com/a.tgz\necho "$SUM  a.tgz" | sha256sum -c -').downloads).toEqual([{ host: 'x.example.com', toShell: false, verified: true, line: 10 }])
    expect(read('true\nwget https://x.example.com/a.tgz').downloads).toEqual([{ host: 'x.example.com', toShell: false, verified: false, line: 11 }])
  })
  it('names the public host of a package manager, unless another is given', () => {
    expect(read('set -e\nnpm ci\npip install -r requirements.txt').defaults.map((each) => [each.tool, each.host, each.line])).toEqual([['npm', 'registry.npmjs.org', 11], ['pip', 'pypi.org', 12]])
    expect(read('npm ci --registry https://nexus.ridgeline.example/npm').defaults).toEqual([])
    expect(read('pip install --index-url https://nexus.ridgeline.example/simple x').defaults).toEqual([])
    expect(read('echo "run npm-check"\ngoland build').defaults).toEqual([])
  })
  it('knows installs without a lock', () => {
    expect(read('npm install').lockless.map((each) => each.tool)).toEqual(['npm install'])
    expect(read('npm ci\nyarn install --immutable\npip install --require-hashes -r r.txt').lockless).toEqual([])
  })
  it('reads images, uploads and roles', () => {
    const found = read('docker pull registry1.dso.mil/ironbank/x:1\ndocker run --rm -v /a:/b ghcr.io/org/tool:2 scan\naws s3 cp a.tgz s3://builds/x/\naws s3 cp s3://in/a .\ndocker push r.example/x:1\naws sts assume-role --role-arn arn:aws:iam::111122223333:role/deploy')
    expect(found.images.map((each) => each.image)).toEqual(['registry1.dso.mil/ironbank/x:1', 'ghcr.io/org/tool:2'])
    expect(found.uploads.map((each) => [each.to, each.target])).toEqual([['bucket', 's3://builds'], ['registry', 'r.example/x:1']])
    expect(found.roles).toEqual([{ role: 'arn:aws:iam::111122223333:role/deploy', line: 15 }])
  })
  it('notes hosts by line, not those of the machine itself', () => {
    expect(read('curl http://localhost:8080\ngit clone git@gitlab.com:a/b\ncurl https://codecov.io/bash').hosts).toEqual([{ host: 'gitlab.com', line: 11 }, { host: 'codecov.io', line: 12 }])
  })
})
