import { TextInput } from '@mantine/core';
import { bytesText } from '../../formats/bytes.js';
import { isoDay } from '../../formats/dates.js';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { TextButton } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import type { BasketDraft } from './basket-draft.js';
import classes from './commit-form.module.css';
import { approvedOnField, documentField } from './field-ids.js';
import { useUploadDocument } from './use-upload-document.js';

interface ApprovalFieldsProps {
  jointPurchaseId: string;
  draft: BasketDraft;
  faults: readonly Fault[];
  onChange: (patch: Partial<BasketDraft>) => void;
}

/** When the board approved it, and the paper that says so. Both are optional. */
export function ApprovalFields({ jointPurchaseId, draft, faults, onChange }: ApprovalFieldsProps) {
  const { zone } = useActing();
  return (
    <section className={classes.approval} aria-label={t('commitment.approval.title')}>
      <h2 className={classes.lotTitle}>{t('commitment.approval.title')}</h2>
      <p className={classes.lotNow}>{t('commitment.approval.hint')}</p>
      <Field faulty={faultOf(faults, approvedOnField) !== undefined}>
        <TextInput
          id={approvedOnField}
          type="date"
          label={t('commitment.approval.day')}
          description={t('commitment.approval.dayHint')}
          error={faultOf(faults, approvedOnField)}
          value={draft.approvedOn}
          max={isoDay(new Date(), zone)}
          onChange={(event) => onChange({ approvedOn: event.currentTarget.value })}
          styles={{ input: { width: 176 } }}
        />
      </Field>
      <DocumentField {...{ jointPurchaseId, draft, faults, onChange }} />
    </section>
  );
}

function DocumentField({ jointPurchaseId, draft: { document }, faults, onChange }: ApprovalFieldsProps) {
  const { progress, failure, choose } = useUploadDocument(jointPurchaseId, (stored) => onChange({ document: stored }));
  const error = faultOf(faults, documentField) ?? failure;
  return (
    <Field faulty={error !== undefined}>
      <label htmlFor={documentField} className={classes.legend}>
        {t('commitment.approval.document')}
      </label>
      <p className={classes.hint} id={`${documentField}-hint`}>
        {t('commitment.approval.documentHint')}
      </p>
      {error !== undefined && (
        <p role="alert" className={classes.fault}>
          {error}
        </p>
      )}
      {document === null ? (
        <input
          id={documentField}
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          aria-describedby={`${documentField}-hint`}
          className={classes.file}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) choose(file);
            // So that the same file can be chosen once more after it was refused.
            event.currentTarget.value = '';
          }}
        />
      ) : (
        <p className={classes.stored}>
          <span>{t('commitment.approval.sent', { name: document.name, size: bytesText(document.bytes) })}</span>
          <TextButton
            fz="sm"
            aria-label={t('commitment.approval.removeOf', { name: document.name })}
            onClick={() => onChange({ document: null })}
          >
            {t('commitment.approval.remove')}
          </TextButton>
        </p>
      )}
      <p role="status" className={classes.hint}>
        {progress}
      </p>
    </Field>
  );
}
