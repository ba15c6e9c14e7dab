import { queryOptions } from '@tanstack/react-query';
import { forgetSession, readSession } from '../api/session.js';

/** Whether somebody is signed in with this browser. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => {
    forgetSession();
    return readSession();
  },
});
