/** Before somebody acts for an organization: signing in, and accepting a role. */
export const welcome = {
  title: 'Districts buy better together',
  text: 'Sign in to see what needs you, what your purchases cost today, and how far the next price is.',
  signIn: 'Sign in',
  noRole: {
    title: 'You have no role yet',
    text: 'You are signed in as {{email}}. A role is given by your district’s administrator or by {{agency}}, to an e-mail address. If it was given to another address, sign in with that one.',
    offered_one: 'One role waits for you',
    offered_other: '{{number}} roles wait for you',
    look: 'Look at it',
    otherAddress: 'Sign in with another address',
  },
  offer: '{{role}}, {{organisation}}',
  accept: {
    what: 'The role',
    title: '{{organisation}} offers you a role',
    as: 'As {{role}} you can:',
    can: {
      'agency-admin':
        'name the administrators of every district\ngive roles inside the agency\nsee every joint purchase that the agency leads',
      buyer: 'open joint purchases and invite districts\nsee who committed how much\nsee the price that the volume has reached',
      'district-admin': 'give roles inside the district\nsee its joint purchases and what they cost',
      'purchasing-officer': 'commit quantities for the district\nchange them until the last day\nsee every price and amount',
    },
    signedInAs: 'You are signed in as {{name}}, {{email}}. If you do nothing, nothing changes.',
    button: 'Accept the role',
    done: 'You are {{role}} of {{organisation}}',
    doneText: 'The role counts from now on. It may take a few seconds until every page knows.',
    go: 'Go to {{organisation}}',
    already: 'You hold this role already',
    alreadyText: 'You are {{role}} of {{organisation}}.',
    notYours: 'This role was not offered to you',
    notYoursText:
      'You are signed in as {{email}}. A role is joined to the address to which its mail was sent: it was another one, or the role was taken back.',
    which: 'Show to whom it was offered',
    unverified: 'Your e-mail address is not confirmed',
    unverifiedText: 'Confirm {{email}} with your sign-in provider, sign in again, and come back to this link.',
    signInFirst: 'A role waits for you',
    signInFirstText: 'Sign in with the e-mail address to which its mail was sent.',
  },
} as const;
