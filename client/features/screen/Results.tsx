// What a ballot or a form gave, as the room reads it: a chart for each way of voting, a table for who does not see it.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView, HeadView } from '../../../shared/workshop/view.ts'
import { AnswerResults } from './AnswerResults.tsx'
import { FormResults } from './FormResults.tsx'
import { Headline } from './Headline.tsx'
import { MatrixResults } from './MatrixResults.tsx'
import { RankedResults } from './RankedResults.tsx'
import type { ChartProps } from './say-results.ts'
import styles from './screen.module.css'

const t = words(screen)

export function Results({ common: { head, results, form } }: { common: CommonView }) {
  const { phase } = head
  const title = phase?.prompt || phase?.title || t('screen.results')
  const caption = t('screen.results.caption', { title })
  return (
    <>
      <Headline>{title}</Headline>
      {results && <Chart head={head} results={results} caption={caption} />}
      {results === null && form && <FormResults form={form} caption={caption} />}
      {results === null && form === null && <p className={styles.text}>{t('screen.results.none')}</p>}
    </>
  )
}

function Chart({ head, ...props }: ChartProps & { head: HeadView }) {
  const { method } = props.results
  switch (method) {
    case 'dots':
    case 'choice':
      return <RankedResults {...props} isLive={head.round?.ballot === 'open'} />
    case 'consent':
    case 'gradient':
      return <AnswerResults {...props} method={method} />
    case 'matrix': {
      const config = head.phase?.config
      const axes = config?.mechanism === 'ballot' ? config.axes : (['', ''] as const)
      return <MatrixResults {...props} axes={axes} />
    }
  }
}
