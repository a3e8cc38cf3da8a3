/** The few design tokens this page needs. Its content security policy allows exactly this style, by hash. */
export const ANSWER_STYLE = `
:root { color-scheme: light dark; --ground: #fafafb; --ink: #171a20; --soft: #555d6b; --line: #e3e5e9; --accent: #4f46e5;
  --red: #c4181f; --orange: #b84a09; --blue: #1c5fc9; --grey: #5a6270; --green: #14744a; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1114; --ink: #e7e9ed; --soft: #a2aab6; --line: #2a2f37;
  --accent: #a5a8ff; --red: #ff8078; --orange: #ff9d57; --blue: #74aaff; --grey: #a2aab6; --green: #5ccb95; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 16px/1.45 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 34rem; margin: 0 auto; padding: 24px 20px 48px; display: grid; gap: 16px; }
a { color: var(--accent); }
h1 { font-size: 20px; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere; }
.severity { display: flex; align-items: center; gap: 8px; font-weight: 600; font-size: 20px; }
.severity svg { width: 24px; height: 24px; fill: currentColor; }
.severity[data-severity='SEV-1'] { color: var(--red); } .severity[data-severity='SEV-2'] { color: var(--orange); }
.severity[data-severity='SEV-3'] { color: var(--blue); } .severity[data-severity='SEV-4'] { color: var(--grey); }
.drill { margin-left: auto; border: 1px solid currentColor; border-radius: 6px; padding: 0 8px; font-size: 14px; color: var(--soft); }
.code, .who, .what { color: var(--soft); font-size: 14px; }
.code { font-family: 'JetBrains Mono', ui-monospace, monospace; }
.good { color: var(--green); font-weight: 600; } .bad { color: var(--red); font-weight: 600; }
textarea { width: 100%; min-height: 72px; padding: 8px; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; font: inherit; }
form { display: grid; gap: 8px; }
button { width: 100%; min-height: 56px; border: 0; border-radius: 6px; background: #4f46e5; color: #fff; font-size: 18px; font-weight: 600;
  font-family: inherit; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.who { border-top: 1px solid var(--line); padding-top: 16px; }
`;
