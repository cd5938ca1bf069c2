import S3rver from 's3rver'

/** An S3 server of this machine, with one bucket; files of it lie in `directory`. Only for tests. */
export async function startS3(directory: string) {
  const bucket = 'veritar-vault'
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: bucket, configs: [] }] })
  const { port } = await server.run()
  return { bucket, endpoint: `http://127.0.0.1:${port}`, stop: () => server.close() }
}
