import type { NextConfig } from 'next'

const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  // What needs no nonce is said here, so that it holds where proxy.ts does not reach: uploads, static files.
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: [{ key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" }, { key: 'cache-control', value: 'private, no-store' }] },
    // What is said here stands above what a handler says, so the sandbox of downloads is said here too.
    { source: '/api/evidence/files/:path*', headers: [{ key: 'content-security-policy', value: "sandbox; default-src 'none'; frame-ancestors 'none'" }] },
  ],
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The build checks what runs; npm test checks the tests too, and a mistake in one of them keeps nobody from starting.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // The optimizer decodes images on the server; evidence never passes one.
  images: { unoptimized: true },
  // Loaded by Node as they are: native code, WebAssembly or files of their own beside them.
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'pg-boss', '@myriaddreamin/typst-ts-node-compiler', 'pdfjs-dist', 'koffi', '@aws-sdk/client-kms', '@aws-sdk/client-s3', '@simplewebauthn/server', '@peculiar/x509', 'reflect-metadata'],
}

export default config
