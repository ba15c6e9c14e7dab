import type { StoredDocument } from '@tributary/contracts';
import { useRef, useState } from 'react';
import { query } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { upload } from '../../api/upload.js';
import { shareText } from '../../formats/money.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';

/** Sends a file as soon as it is chosen: the form then names it by what the service answered. */
export function useUploadDocument(jointPurchaseId: string, onStored: (document: StoredDocument) => void) {
  const { organisationId } = useActing();
  const [progress, setProgress] = useState('');
  const [failure, setFailure] = useState<string | undefined>();
  const under = useRef<AbortController | null>(null);

  const choose = async (file: File) => {
    under.current?.abort();
    const abort = new AbortController();
    under.current = abort;
    const { name } = file;
    setFailure(undefined);
    try {
      const document = await upload<StoredDocument>(
        `procurement/v1/joint-purchases/${jointPurchaseId}/commitment/documents${query({ name })}`,
        {
          ...{ organisationId, file, signal: abort.signal, mediaType: file.type === '' ? 'application/octet-stream' : file.type },
          idempotencyKey: crypto.randomUUID(),
          onProgress: (part) => setProgress(t('commitment.approval.uploading', { name, part: shareText(part, 1) })),
        },
      );
      onStored(document);
    } catch (error) {
      if (!(error instanceof Failure)) return;
      setFailure(t('commitment.approval.failed', { name, reason: error.problem?.detail ?? t('commitment.approval.away') }));
    } finally {
      setProgress('');
    }
  };
  return { progress, failure, choose: (file: File) => void choose(file) };
}
