import { rolesInWords, samplePeople, type SamplePerson } from './people.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #f4f6f8; margin: 0; padding: 2rem 1rem }
  main { max-width: 34rem; margin: 0 auto; background: #fff; border: 1px solid #d9e0e7; border-radius: 8px; padding: 1.5rem }
  h1 { font-size: 1.35rem; margin: 0 0 .25rem } p { margin: 0 0 1rem; color: #4a5866 }
  button { font: inherit; cursor: pointer; border: 1px solid #c3ccd5; border-radius: 6px; background: #fff; padding: .6rem .9rem }
  button:hover, button:focus-visible { border-color: #1f5fa8; outline: 2px solid #1f5fa8 }
  .person { display: block; width: 100%; text-align: left; margin-bottom: .5rem } .person span { display: block; color: #4a5866; font-size: .9rem }
  form.other { display: flex; gap: .5rem; flex-wrap: wrap; border-top: 1px solid #d9e0e7; padding-top: 1rem; margin-top: 1rem }
  form.other label { width: 100% } input { font: inherit; flex: 1; min-width: 12rem; padding: .55rem; border: 1px solid #8794a1; border-radius: 6px }`;

const personButton = (person: SamplePerson): string =>
  `<button class="person" name="email" value="${escaped(person.email)}"><strong>${escaped(person.name)}</strong><span>${escaped(rolesInWords(person))}</span></button>`;

/** The sign-in page: the sample people as buttons, and a field for any other address. `hint` fills the field. */
export const signInPage = (hint: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Development sign-in</title><style>${style}</style></head>
<body><main><h1>Sign in</h1><p>This sign-in is for development and asks for no password. All people are invented.</p>
<form method="post">${samplePeople.map(personButton).join('\n')}</form>
<form class="other" method="post"><label for="email">Someone else, by e-mail address</label>
<input id="email" name="email" type="email" required value="${escaped(hint)}"><button>Continue</button></form>
</main></body></html>`;
