import { FormulaView, type Term } from '@/components/ui/formula'
import { figure } from '@/lib/checklist/figure'
import { grades } from '@/lib/checklist/grade'
import type { CriterionResult } from '@/lib/checklist/scorecard'
import { outcomeWords } from '@/lib/report/words'

/** The verdict as arithmetic: weight × answer × credit, every term named, the sum bold. */
export function VerdictFormula({ result }: { result: CriterionResult }) {
  const { formula } = result
  if (result.outcome === 'not-applicable') return <p className="text-sm text-ink-2">It does not apply, so its weight of {formula.weight} is left out of the sum.</p>
  const reached = figure(grades[formula.reached].credit / 100, 2)
  const best = figure(grades[formula.best].credit / 100, 2)
  const terms: Term[] = [
    { value: formula.weight, name: 'weight' },
    { op: '×', value: formula.answer, name: outcomeWords[result.outcome].toLowerCase() },
    { op: '×', value: `min(1, ${reached} ÷ ${best})${formula.stale ? ' − 0.30' : ''}`, name: formula.stale ? 'grade reached ÷ attainable, stale' : 'grade reached ÷ attainable' },
    { op: '=', value: `${figure(formula.points, 2)} of ${figure(formula.of, 2)}`, name: 'points', result: true },
  ]
  return <FormulaView terms={terms} spoken={formula.text} />
}
