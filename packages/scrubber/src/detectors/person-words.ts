/** Words in several languages that announce a person's name, and words that look like names but are not. */

/** Words for people a record may be about; a full name follows, or a name after `:` or `=`. */
export const roles =
  '[Cc]ustomer|[Pp]atient|[Aa]pplicant|[Cc]lient|[Bb]orrower|[Cc]laimant|[Ee]mployee|[Pp]assenger|[Ss]ubscriber|[Cc]aller|[Ii]nsured|[Pp]olicyholder|Kundin|Kunden?|Patientin|Antragsteller(?:in)?|[Cc]liente|[Pp]aciente|[Pp]aziente|[Kk]lant|[Kk]lient(?:ka)?|客户|顾客|患者';

/** Salutations of a letter; a name follows, and then a comma. */
export const greetings =
  'D(?:ear|EAR)|Liebe[r]?|Estimad[oa]|Querid[oa]|Prezad[oa]|Car[oa]|Gentile|Egregio|Ch(?:er|ère)|Beste|Geachte|Szanown[ya]|Drog[ia]|Kära|Bästa';

/** Ways to introduce oneself by name. */
export const introductions =
  "[Mm]y name is|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]i nombre es|[Mm]e llamo|[Mm]eu nome é|[Cc]hamo-me|[Mm]i chiamo|[Mm]ijn naam is|[Ii]k heet|[Nn]azywam się|[Jj]ag heter";

/** Forms of address, with their full stop if any. */
export const titles =
  'Mr|Mrs|Ms|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Señora?|Sr|Srta|Sra|Sig|Sig\\.ra|Signora?|[Mm]w|[Dd]hr|[Hh]eer|[Mm]evrouw|Pani|Sayın';

/** Follow a name in Chinese characters. */
export const honorifics = '様|さん|殿|先生|女士';

/** The first letters of all of them, at the start of a word: other words that share two cost one lookup. */
export const beginnings =
  'customer patient applicant client borrower claimant employee passenger subscriber caller insured policyholder kunde antragsteller cliente paciente klant klient dear liebe estimado querido prezado caro gentile egregio cher beste geachte szanowny drogi my ich mein je mon mi me meu chamo mijn ik nazywam jag mr mrs ms mx dr prof herr frau mme mlle monsieur madame sra srta sig signora mw dhr heer mevrouw pani';

/** Capitalised like names, but not names: `Customer Success Team`, `Dear All`, `Liebe Grüße`. */
export const nobody: ReadonlySet<string> = new Set(
  `all team everyone everybody colleagues sir madam customer customers support success service services data platform churn
  segment segmentation lifetime value id name account accounts api portal care experience relations journey analytics
  operations engineering sre oncall admin user users friends folks hiring manager committee board readmission score model
  corporation corp inc ltd limited llc plc gmbh ag sa bv bank banking group company holdings partners technologies solutions
  systems insurance labs university hospital clinic council agency department office engagement survey handbook onboarding
  retention satisfaction feedback directory training benefits records record list report reports dashboard lifecycle intake
  outreach notification acquisition health safety master profile profiles index feed stream queue pipeline dr prof mr mrs
  ms mx herr frau library version error server request response session connection app web mobile desktop backend frontend
  no show forecast risk feature features the this that is was monday tuesday wednesday thursday friday saturday sunday
  daten konto nummer dienst anfrage kunden kundinnen kolleginnen kollegen damen herren leute grüße grüsse gruesse wünsche
  tous toutes todos todas collègues colleghi collega klanten clientes clienti equipe équipe alle zusammen teams tenant
  governance zero area sector zone`.split(/\s+/),
);
