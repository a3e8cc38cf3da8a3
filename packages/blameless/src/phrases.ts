/** Words, separated by blanks. */
const wordsIn = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Phrases of several words, separated by commas. */
const phrasesIn = (list: string): readonly (readonly string[])[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim().split(/\s+/))
    .filter(([first]) => first !== '');

/** Words for one person, or for people in general, in a postmortem. */
export const people = wordsIn(`
  engineer engineers developer developers dev devs operator operators admin admins administrator administrators
  sysadmin analyst analysts scientist scientists manager managers commander responder responders reviewer
  reviewers author approver intern interns contractor contractors colleague colleagues teammate teammates
  employee employees technician specialist lead dba sre sres on-call oncall person people human humans someone
  somebody anyone anybody everyone everybody nobody staff member members guy newcomer owner owners deployer
  committer tester testers individual individuals junior newbie rookie hire hires coder coders programmer
  programmers maintainer maintainers
`);

/** A team is many people: blaming it for forgetting or failing is still blame. */
export const groups = wordsIn(`
  team teams management leadership group department crew shift
`);

/** Pronouns that mean or address one person. `they` can also mean systems, and counts only before words of fault. */
export const pronouns = wordsIn(`
  he she him her his hers himself herself he's she's he'd she'd you your yours yourself you've you'd you're
`);

export const perhapsPeople = wordsIn(`
  they i we who they'd we'd i'd whoever
`);

/**
 * What a person did or failed to do: blame if said of people, a fact if said of a system. Each phrase's words in order.
 */
export const faults = phrasesIn(`
  forgot, forgets, forgotten, neglected, ignored, overlooked, botched, bungled, blundered, disregarded,
  panicked, misjudged, misread, misunderstood, mistyped, fat-fingered, slacked, skipped, bypassed, circumvented,
  assumed, mishandled, hesitated, dithered, guessed, rushed, procrastinated, failed, erred, lied, refused,
  underestimated, misconfigured, carelessly, broke, messed up, screwed up, made a mistake, made an error, made
  the mistake, made the wrong, made a bad, made a poor, dropped the ball, should have, should've, should not
  have, shouldn't have, ought to have, could have, could've, must have known, was careless, were careless, was
  negligent, was wrong, was too slow, was slow, were slow, were too slow, was late, was inexperienced, was
  responsible for, were responsible for, is responsible for the, was not paying, wasn't paying, was distracted,
  was lazy, was asleep, was unprepared, was unaware, was confused, was sloppy, was reckless, was to blame, were
  to blame, is to blame, was at fault, were at fault, is at fault, caused, bothered, bother to, didn't, did not,
  doesn't, does not understand, don't understand, wasn't competent, lacked, lacks, never checked, never tested,
  never read, never bothered, never looked, never learned, knew better, had no idea, took too long, took far too
  long, acted without, acted alone, was warned, violated, missed, left out, let down, let us down, let the team
  down, gave up, was complacent, were complacent, got it wrong, got this wrong, was in a hurry, were in a hurry,
  was impatient, were impatient, was overconfident, pushed broken, pushed bad, pushed untested, noticed, checked, thought to check, thought to,
  wrongly, mistakenly, incorrectly, accidentally, foolishly, recklessly, hastily, negligently, thoughtlessly,
  blindly, stupidly
`);

/** What only people do: after `they`, `we` or `who`, which can also mean systems, only these are faults. */
export const onlyPeopleDo = wordsIn(`
  forgot forgets forgotten neglected overlooked botched bungled blundered panicked lied misjudged misunderstood
  mistyped slacked hesitated dithered guessed rushed procrastinated carelessly messed screwed bothered bother
  knew foolishly recklessly negligently stupidly thoughtlessly erred mistakenly hastily
`);

/** `did not receive the page` is a fact about a page. */
export const happensToPeople = wordsIn(`
  receive get have need reach arrive own hold see hear appear belong exist
`);

/** Said of nobody (`nobody noticed`), these blame everybody; said of a person they are facts. */
export const onlyOfNobody = wordsIn(`
  noticed checked bothered thought
`);

/** Blame, whatever it is said of and whatever precedes it. */
export const blame = phrasesIn(`
  human error, human mistake, human failure, operator error, user error, pilot error, engineer error, developer
  error, personal failure, careless, carelessness, negligent, negligence, incompetent, incompetence,
  incompetency, lazy, laziness, sloppy, sloppiness, stupid, stupidity, dumb, idiot, idiotic, foolish, reckless,
  recklessness, irresponsible, culprit, guilty, fat-finger, fat finger, fat-fingered, inattentive, inattention,
  unprofessional, incapable, clumsy, clueless, rookie mistake, junior mistake, known better, poor judgment, poor
  judgement, bad judgment, bad judgement, common sense, lack of attention, lack of care, lack of diligence, lack
  of discipline, lack of skill, lack of effort, lack of experience, lack of competence, lack of professionalism,
  not paying attention, to blame, blamed, at fault, held accountable for the outage, disciplinary, reprimand,
  reprimanded, punished, fired for, performance review, blame lies, blame rests, blame falls, deserves the
  blame, inexcusable, unforgivable, not competent, not qualified, unqualified, not up to the job, be more
  careful, more careful next time, be more attentive, pay more attention, pay closer attention, try harder, one
  person’s fault, his fault, her fault, their fault, my fault, our fault, your fault, my mistake, his mistake,
  her mistake, their mistake, my bad, sabotage, sabotaged, wrongdoing, offender, offending engineer, responsible
  person, person responsible, complacent, complacency, overconfident, held accountable, held responsible,
  any competent, every competent, any decent, any reasonable engineer, any good engineer,
  whoever wrote, whoever pushed, whoever made, whoever approved, whoever changed, whoever merged, whoever did,
  an intern, the intern, junior engineer, junior developer, junior analyst, junior operator, new hire, the rookie,
  the newbie, poor communication, bad communication, poor work, poor handover, engineer responsible, responsible engineer, developer responsible, who caused, who
  broke
`);

/** After a person’s possessive (`the engineer's mistake`), or before `by` or `of` and a person. */
export const faultNouns = wordsIn(`
  mistake mistakes error errors fault failure failures oversight negligence blunder carelessness incompetence
  misjudgment misjudgement inattention recklessness slip inaction ignorance inexperience misunderstanding
  misconfiguration omission wrongdoing sloppiness
`);

/** After one of these in the same sentence, a word of blame is rejected rather than laid. */
export const denials = wordsIn(`
  no not nobody never neither without isn't wasn't don't avoid rather
`);

/** What may come between a person and what they did. */
export const between = wordsIn(`
  had has have also then simply just clearly obviously again still apparently who on duty call in charge
  completely repeatedly even really probably actually only was were is be been the of day shift at time that
  night both all either
`);

/** Nouns that `lazy`, `careless` and the like may describe without blame: `lazy loading`, `a dumb terminal`. */
export const things = wordsIn(`
  default defaults loading load loader evaluation initialisation initialization import imports cache caching fetch
  fetching query queries design migration code parser terminal pipe retry retries client config configuration
  deletion binding binding's allocation parsing join matching tokeniser tokenizer
`);
