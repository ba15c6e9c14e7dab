import { Button, FileButton, Progress } from '@mantine/core';
import type { JointPurchaseView, StoredDocument } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { query } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { upload } from '../../api/upload.js';
import { bytesText } from '../../formats/bytes.js';
import { countText } from '../../formats/money.js';
import { announce } from '../../parts/announcer.js';
import { Icon } from '../../parts/icons.js';
import { TextButton } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseKey } from '../purchases.queries.js';
import classes from './lead.module.css';
import { useKeptKey } from './use-kept-key.js';

/** What the service takes; it judges by the content and has the last word. */
const kinds = '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.csv,.txt';
const mostBytes = 20 * 1024 * 1024;

/** Adds a document that everybody who is invited can read: with its progress, a way to stop, and another try. */
export function AddDocument({ purchase: { jointPurchaseId } }: { purchase: JointPurchaseView }) {
  const [refused, setRefused] = useState<string | null>(null);
  const sending = useSending(jointPurchaseId);
  const choose = (file: File | null) => {
    if (file === null) return;
    const fault = faultOf(file);
    setRefused(fault);
    if (fault === null) sending.send(file);
  };
  return (
    <div className={classes.document}>
      <strong>{t('lead.document.add')}</strong>
      <span>{t('lead.document.hint')}</span>
      {sending.file !== null && sending.busy ? (
        <Sending file={sending.file} part={sending.part} onStop={sending.stop} />
      ) : (
        <FileButton onChange={choose} accept={kinds}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<Icon name="plus" size={14} />}>
              {t('lead.document.choose')}
            </Button>
          )}
        </FileButton>
      )}
      {(refused ?? sending.fault) !== null && !sending.busy && (
        <p role="alert" className={classes.fault}>
          {refused ?? sending.fault}{' '}
          {refused === null && sending.again && (
            <TextButton fz="sm" onClick={() => sending.file !== null && sending.send(sending.file)}>
              {t('lead.document.again')}
            </TextButton>
          )}
        </p>
      )}
      {sending.done !== null && !sending.busy && refused === null && (
        <p className={classes.good}>{t('lead.document.done', { name: sending.done })}</p>
      )}
    </div>
  );
}

function Sending({ file, part, onStop }: { file: File; part: number; onStop: () => void }) {
  const text =
    part < 1
      ? t('lead.document.sending', { name: file.name, percent: countText(Math.round(part * 100)) })
      : t('lead.document.checking', { name: file.name });
  return (
    <div className={classes.sending}>
      <span>{text}</span>
      <Progress value={part * 100} aria-label={text} />
      <TextButton fz="sm" onClick={onStop}>
        {t('lead.document.stop')}
      </TextButton>
    </div>
  );
}

function useSending(jointPurchaseId: string) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const keyOf = useKeptKey();
  const [part, setPart] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  const { mutate, isPending, error, variables, data } = useMutation({
    mutationFn: (file: File) => {
      setPart(0);
      stopper.current = new AbortController();
      const { name, size, lastModified } = file;
      return upload<StoredDocument>(`procurement/v1/joint-purchases/${jointPurchaseId}/documents${query({ name })}`, {
        organisationId,
        idempotencyKey: keyOf({ name, size, lastModified }),
        file,
        mediaType: 'application/octet-stream',
        onProgress: setPart,
        signal: stopper.current.signal,
      });
    },
    onSuccess: ({ name }) => {
      announce(t('lead.document.done', { name }));
      void client.invalidateQueries({ queryKey: purchaseKey(organisationId, jointPurchaseId) });
    },
  });
  const stopped = error instanceof DOMException && error.name === 'AbortError';
  return {
    file: variables ?? null,
    part,
    busy: isPending,
    fault: error === null ? null : stopped ? t('lead.document.stopped') : error.message,
    // What was refused for what it is would be refused again.
    again: error instanceof Failure && error.passing,
    done: data?.name ?? null,
    send: (file: File) => mutate(file),
    stop: () => stopper.current?.abort(),
  };
}

function faultOf({ name, size }: File): string | null {
  if (size === 0) return t('lead.document.empty', { name });
  return size > mostBytes ? t('lead.document.large', { name, size: bytesText(size) }) : null;
}
