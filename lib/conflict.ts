/** Someone else was faster, or the state no longer allows it: a sentence for people; nothing was changed. */
export class Conflict extends Error {
  constructor(
    message = 'Someone changed this in the meantime. Reload the page and try again.',
    /** What a route handler answers: 409 unless a more telling status is known. */
    readonly status = 409,
  ) {
    super(message)
    this.name = 'Conflict'
  }
}
