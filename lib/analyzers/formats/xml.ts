import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableEvidence } from '../analyzer'
import { decodeStream } from './text'

/** What to do at each piece of an XML document. Names come without their prefix. */
export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>, selfClosing: boolean) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const maximumDepth = 256

/**
 * Reads an XML document as a stream. No document type, no entities beyond the five of XML, bounded depth.
 * Yields after each chunk, so that a caller can pass on what it gathered so far.
 * @throws UnreadableEvidence naming `part` when the XML is not well formed, declares a document type or is too deep.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, place: { file: string; part: string }, handler: XmlHandler): AsyncGenerator<void> {
  const refuse = (reason: string) => new UnreadableEvidence(reason, { file: place.file, section: place.part }, 'Save the file again in its own program and upload it.')
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let failed: Error | undefined
  const fail = (error: Error) => {
    failed ??= error
  }
  parser.on('error', () => fail(refuse(`The part ${place.part} is not well-formed XML.`)))
  parser.on('doctype', () => fail(refuse(`The part ${place.part} declares a document type, which no such file needs.`)))
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > maximumDepth) fail(refuse(`The part ${place.part} is nested too deeply.`))
    if (!failed) handler.open(local(tag.name), tag.attributes, tag.isSelfClosing)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    if (!failed) handler.close?.(local(tag.name))
  })
  const take = (text: string) => {
    if (!failed) handler.text?.(text)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  for await (const chunk of decodeStream(bytes)) {
    for (let at = 0; at < chunk.length; at += 65536) {
      parser.write(chunk.slice(at, at + 65536))
      if (failed) throw failed
    }
    yield
  }
  parser.close()
  if (failed) throw failed
  yield
}

/** Reads a whole document for its handlers' sake. @throws UnreadableEvidence as `readXml` does. */
export async function scanXml(bytes: AsyncIterable<Uint8Array>, place: { file: string; part: string }, handler: XmlHandler): Promise<void> {
  const steps = readXml(bytes, place, handler)
  while (!(await steps.next()).done);
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
