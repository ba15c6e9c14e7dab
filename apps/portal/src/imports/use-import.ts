import type { DistrictImportReport } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { query } from '../api/api.js';
import { keyFor, type KeptKeys } from '../api/idempotency.js';
import { upload } from '../api/upload.js';
import { useActing } from '../shell/acting.js';
import { mediaTypeOf } from './chosen-file.js';
import { importsKey } from './imports.queries.js';

export interface Sent {
  file: File;
  schoolYear: string;
}

/** Sends a file and tells how much of it has left this computer. The same file keeps its key: sent again, it counts once. */
export function useImport(onDone: (report: DistrictImportReport) => void) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const keys = useRef<KeptKeys | null>(null);
  const stop = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  const { mutate, variables, isPending, error, reset } = useMutation({
    mutationFn: ({ file, schoolYear }: Sent) => {
      const what = { name: file.name, size: file.size, changed: file.lastModified, schoolYear, organisationId };
      keys.current = keyFor(what, keys.current, () => crypto.randomUUID());
      stop.current = new AbortController();
      setShare(0);
      return upload<DistrictImportReport>(`districts/v1/district-imports${query({ fileName: file.name, schoolYear })}`, {
        organisationId,
        file,
        mediaType: mediaTypeOf(file.name) ?? 'text/csv',
        idempotencyKey: keys.current.key,
        onProgress: setShare,
        signal: stop.current.signal,
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: importsKey(organisationId) }),
  });
  return {
    // Whoever has gone on to another page meanwhile is not called away from it.
    send: (sent: Sent) => mutate(sent, { onSuccess: onDone }),
    last: variables ?? null,
    sending: isPending && variables !== undefined ? { name: variables.file.name, share } : null,
    error,
    reset,
    stop: () => stop.current?.abort(),
  };
}
