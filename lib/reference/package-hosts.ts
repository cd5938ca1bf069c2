import type { HostRule, Row } from './reference'

const checkedOn = '2026-11-24'
type Use = HostRule['use']

/** `us`, `gov`, `??` (the name does not say) or an ISO country code, then hosts; `*` stands for any labels. */
const hosts = (use: Use, name: string, place: string, list: string): HostRule[] =>
  list.split(/\s+/).map((host) => ({
    host,
    path: '',
    use,
    origin: null,
    name,
    place: place === 'gov' ? 'government' : place === 'US' ? 'united-states' : place === '??' ? 'unstated' : 'foreign',
    country: /^[A-Z]{2}$/.test(place) && place !== 'US' ? place : '',
  }))

/**
 * Public hosts from which builds fetch packages, tools and code (domain.md 3.5 and CIC-02). A host here is not a mirror
 * of the firm: what comes from it was reviewed by nobody in the firm. Mirrors abroad are listed with their country.
 */
export const packageHosts: Row<HostRule[]>[] = [
  {
    id: 'hosts-packages-public',
    value: [
      ...hosts('packages', 'npm registry', '??', 'registry.npmjs.org registry.npmjs.com registry.yarnpkg.com npm.jsr.io jsr.io'),
      ...hosts('packages', 'Python Package Index', '??', 'pypi.org pypi.python.org test.pypi.org files.pythonhosted.org bootstrap.pypa.io install.python-poetry.org download.pytorch.org'),
      ...hosts('packages', 'Go module proxy', '??', 'proxy.golang.org sum.golang.org gocenter.io'),
      ...hosts('packages', 'Go downloads', '??', 'go.dev golang.org dl.google.com'),
      ...hosts('packages', 'RubyGems', '??', 'rubygems.org index.rubygems.org'),
      ...hosts('packages', 'Maven Central', '??', 'repo.maven.apache.org repo1.maven.org central.sonatype.com oss.sonatype.org s01.oss.sonatype.org jcenter.bintray.com repo.spring.io plugins.gradle.org services.gradle.org jitpack.io maven.google.com dlcdn.apache.org archive.apache.org downloads.apache.org'),
      ...hosts('packages', 'crates.io', '??', 'crates.io index.crates.io static.crates.io sh.rustup.rs static.rust-lang.org'),
      ...hosts('packages', 'NuGet', '??', 'api.nuget.org www.nuget.org nuget.org dot.net builds.dotnet.microsoft.com'),
      ...hosts('packages', 'Packagist', '??', 'packagist.org repo.packagist.org getcomposer.org'),
      ...hosts('packages', 'Conda', '??', 'conda.anaconda.org repo.anaconda.com repo.continuum.io'),
      ...hosts('packages', 'Linux distribution', '??', 'deb.debian.org security.debian.org ftp.debian.org archive.ubuntu.com security.ubuntu.com ports.ubuntu.com ppa.launchpad.net ppa.launchpadcontent.net dl-cdn.alpinelinux.org dl.fedoraproject.org download.fedoraproject.org mirrors.fedoraproject.org mirror.centos.org vault.centos.org mirrors.kernel.org download.opensuse.org'),
      ...hosts('packages', 'Vendor packages', '??', 'download.docker.com get.docker.com apt.releases.hashicorp.com rpm.releases.hashicorp.com releases.hashicorp.com packages.microsoft.com packages.cloud.google.com pkgs.k8s.io dl.k8s.io storage.googleapis.com get.helm.sh charts.bitnami.com charts.helm.sh deb.nodesource.com rpm.nodesource.com nodejs.org unofficial-builds.nodejs.org cli.github.com awscli.amazonaws.com aka.ms azurecliprod.blob.core.windows.net sdk.cloud.google.com dl.yarnpkg.com get.pnpm.io bun.sh deno.land astral.sh get.k3s.io dl.min.io apt.postgresql.org packages.confluent.io artifacts.elastic.co registry.terraform.io registry.opentofu.org galaxy.ansible.com hex.pm repo.hex.pm cran.r-project.org cdn.jsdelivr.net unpkg.com esm.sh'),
      ...hosts('code', 'GitHub', '??', 'github.com api.github.com raw.githubusercontent.com objects.githubusercontent.com codeload.github.com gist.githubusercontent.com git.io uploads.github.com'),
      ...hosts('code', 'GitLab.com', '??', 'gitlab.com packages.gitlab.com'),
      ...hosts('code', 'Bitbucket', '??', 'bitbucket.org api.bitbucket.org'),
      ...hosts('packages', 'GitHub Packages', '??', 'npm.pkg.github.com maven.pkg.github.com nuget.pkg.github.com rubygems.pkg.github.com'),
    ],
    source: 'The package managers and vendors named',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'hosts-packages-foreign',
    value: [
      ...hosts('packages', 'Mirror in China', 'CN', 'registry.npmmirror.com npmmirror.com cdn.npmmirror.com registry.npm.taobao.org npm.taobao.org r.cnpmjs.org mirrors.aliyun.com maven.aliyun.com mirrors.cloud.aliyuncs.com mirrors.cloud.tencent.com mirrors.tencent.com mirrors.tencentyun.com mirrors.huaweicloud.com repo.huaweicloud.com mirrors.163.com mirrors.sohu.com pypi.tuna.tsinghua.edu.cn mirrors.tuna.tsinghua.edu.cn mirrors.ustc.edu.cn pypi.mirrors.ustc.edu.cn pypi.doubanio.com pypi.douban.com goproxy.cn goproxy.io rsproxy.cn gems.ruby-china.com'),
      ...hosts('code', 'Code host in China', 'CN', 'gitee.com *.gitee.com *.gitee.io gitcode.com gitcode.net *.coding.net'),
      ...hosts('code', 'Relay of GitHub', 'CN', 'ghproxy.com mirror.ghproxy.com ghproxy.net ghfast.top gh-proxy.com hub.fastgit.org hub.fastgit.xyz download.fastgit.org kgithub.com hub.nuaa.cf'),
      ...hosts('packages', 'Mirror in Russia', 'RU', 'mirror.yandex.ru mirror.yandex.net mirrors.yandex.ru mirror.truenetwork.ru'),
      ...hosts('packages', 'Mirror in Germany', 'DE', 'mirror.hetzner.com mirror.hetzner.de download.hetzner.com'),
    ],
    source: 'domain.md 3.5; the operators of the mirrors named',
    from: null,
    to: null,
    checkedOn,
    confidence: 'medium',
    note: 'Relays of GitHub change their names often; the country is that of their operators as far as known.',
  },
]
