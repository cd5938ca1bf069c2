/** Bytes that an earlier attempt already wrote at this place are others than these: one key stream never covers two texts. */
export class Different extends Error {
  constructor() {
    super('These bytes are not the ones that were sent before. The upload has to start again from its first byte.')
    this.name = 'Different'
  }
}

/** Bytes that were acknowledged are not there. The upload has to start again. */
export class Lost extends Error {
  constructor() {
    super('Bytes that had arrived are not there any more. The upload has to start again from its first byte.')
    this.name = 'Lost'
  }
}

/** What arrived is not what was announced. Nothing was stored. */
export class NotAsDeclared extends Error {
  constructor(readonly found: { sha256: string; size: number }) {
    super('What arrived is not what was announced.')
    this.name = 'NotAsDeclared'
  }
}
