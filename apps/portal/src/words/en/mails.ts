/** What was sent to whom. */
export const mails = {
  title: 'Mails',
  what: 'The mails',
  count_one: '1 mail',
  count_other: '{{number}} mails',
  column: { mail: 'Mail', kind: 'About', state: 'State', when: 'Sent, or planned' },
  chip: { state: 'State: {{state}}', kind: 'About: {{kind}}' },
  kinds: { invitation: 'Invitation', priced: 'Price fixed', 'role-given': 'Role given' },
  states: {
    planned: 'Waiting',
    sending: 'Being sent',
    sent: 'Sent',
    uncertain: 'May have arrived',
    retrying: 'Trying again',
    failed: 'Not delivered',
    dropped: 'No longer needed',
  },
  empty: {
    title: 'No mails yet',
    text: 'Invitations, fixed prices and roles are told by mail. Each mail stands here with what became of it.',
    none: 'No mail fits',
    noneText: 'Take a filter away to see the others.',
    clear: 'Clear filters',
  },
} as const;
