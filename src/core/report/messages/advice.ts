/**
 * Reasons, verdicts, cautions and flips of a recommendation. Sentences that belong to one item of `knowledge/advice`
 * stand there; they are their own codes, and a translation names them by their English text.
 */
export const ADVICE_MESSAGES: Readonly<Record<string, string>> = {
  'advice.choice.and': '{language} and {framework}',
  'advice.choice.with': '{language} with {framework}',
  'advice.headline.keep': 'Keep {language}: it fits, and nothing else would repay a change',
  'advice.headline.keep.close': 'Keep {language}: a close call with {rival}, and no reason to pay for a change',
  'advice.headline.stay': 'Stay with {current}: none of the candidates, {language} included, would repay a move',
  'advice.headline.stay.close': 'Stay with {current}: none of the candidates, {language} included, would repay a move',
  'advice.headline.extend': 'Keep {current} and write {part} in {choice}',
  'advice.headline.extend.close': 'Keep {current} and consider {choice} for {part}: a close call with {rival}',
  'advice.headline.extend.close-to-staying':
    'Keep {current} and consider {choice} for {part}: a close call with leaving it as it is',
  'advice.headline.migrate': 'Move from {current} to {choice}, step by step',
  'advice.headline.migrate.close': 'Consider moving from {current} to {choice}: a close call with {rival}',
  'advice.headline.migrate.close-to-staying': 'Consider moving from {current} to {choice}: a close call with staying',
  'advice.headline.start': 'Start with {choice}',
  'advice.headline.start.close': 'Start with {choice}: a close call with {rival}',
  'advice.part.models': 'the service around the models',
  'advice.part.computing': 'the part that computes',
  'advice.part.latency': 'the part whose latency counts',
  'advice.part.concurrency': 'the part that takes the concurrent load',
  'advice.part.footprint': 'the part whose memory and start count',
  'advice.part.new': 'new, loosely tied services',
  'advice.pick.runs-today': 'In use today, and nothing speaks against it',
  'advice.extension': 'For {part}, {language} is the better fit; what else runs in {current} gains nothing by moving',
  'advice.hiring.largest': 'The largest pool of the six ({country})',
  'advice.hiring.share': '{share} developers push in it for every 100 of the largest pool ({country})',
  'advice.flip.more': '“{criterion}” made up {to} % of the weight instead of {from} %',
  'advice.flip.shift': '“{more}” took over {share} % of the weight from “{less}”',
  'advice.flip.less': '“{criterion}” made up only {to} % of the weight instead of {from} %',
  'advice.compare.headline': '{a} stands above {b} in {share} % of the plausible weightings and answers',
  'advice.compare.excluded': '{name} is ruled out: {because}',
  'advice.compare.one': '{name}: {reason}.',
  'advice.compare.both': '{a}: {reasonA}. {b}: {reasonB}.',
};
