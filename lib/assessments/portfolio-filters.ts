import * as z from 'zod'
import { knockOutIds } from '../checklist/criterion'

export const outcomes = ['eligible', 'conditional', 'not-eligible', 'not-determined'] as const
export const stages = ['answering', 'submitted', 'with-approver', 'decided'] as const
/** The saved views, in the order of the tabs. */
export const views = ['all', 'waiting-on-us', 'waiting-on-them', 'knock-outs', 'lapsing', 'decided'] as const
export const sorts = ['subcontractor', 'program', 'outcome', 'score', 'coverage', 'stage', 'due', 'code', 'updated'] as const

export type View = (typeof views)[number]
export type PortfolioSort = (typeof sorts)[number]

export const viewWords: Record<View, string> = {
  all: 'All',
  'waiting-on-us': 'Waiting on us',
  'waiting-on-them': 'Waiting on them',
  'knock-outs': 'Open knock-outs',
  lapsing: 'Due in 30 days',
  decided: 'Decided',
}
export const stageWords: Record<(typeof stages)[number], string> = { answering: 'Answering', submitted: 'In review', 'with-approver': 'With the approver', decided: 'Decided' }

const Id = z.uuid()

/** What the table is narrowed to. */
export type PortfolioFilters = {
  view: View
  text: string
  outcome?: (typeof outcomes)[number] | undefined
  stage?: (typeof stages)[number] | undefined
  knockOut?: (typeof knockOutIds)[number] | undefined
  program?: string | undefined
  subcontractor?: string | undefined
  reviewer?: string | undefined
}

type Params = Record<string, string | string[] | undefined>

/** Filters out of an address; what is not one of the offered values is left out. */
export function readFilters(params: Params): PortfolioFilters {
  const text = (name: string) => {
    const value = params[name]
    return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200)
  }
  const pick = <T extends string>(name: string, allowed: readonly T[]) => allowed.find((value) => value === text(name))
  const id = (name: string) => (Id.safeParse(text(name)).success ? text(name) : undefined)
  return {
    view: pick('view', views) ?? 'all',
    text: text('q'),
    outcome: pick('outcome', outcomes),
    stage: pick('stage', stages),
    knockOut: pick('knockout', knockOutIds),
    program: id('program'),
    subcontractor: id('subcontractor'),
    reviewer: id('reviewer'),
  }
}

/** Text as a LIKE pattern: what a person typed is found as it is, % and _ included. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
