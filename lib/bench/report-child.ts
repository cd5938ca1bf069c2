import { frozenCase } from './frozen-case'

/** Sets the first report of a process, and says in milliseconds what that took and how long its process has run. */
const { render } = frozenCase()
const began = performance.now()
const bytes = render('VD-BENCH').length
console.log(JSON.stringify({ milliseconds: performance.now() - began, bytes }))
