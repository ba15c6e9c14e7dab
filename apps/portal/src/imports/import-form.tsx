import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { Effects } from '../parts/effects.js';
import { faultOf, faultsOf, type Fault } from '../parts/faults.js';
import { Field, FormPage } from '../parts/form-page.js';
import { t } from '../words/words.js';
import { fileFaults } from './chosen-file.js';
import { FileField } from './file-field.js';
import type { Sent } from './use-import.js';

const effects = ['facts', 'nothing', 'bad', 'told'] as const;

interface ImportFormProps {
  crumbs: readonly ReactNode[];
  /** What was sent last: where it was refused, it is still chosen. */
  last: Sent | null;
  /** What the service said of it. */
  failure: Failure | null;
  onChange: () => void;
  onSend: (sent: Sent) => void;
}

/** Chooses a file, and says what importing it does before it is sent. */
export function ImportForm({ crumbs, last, failure, onChange, onSend }: ImportFormProps) {
  const [file, setFile] = useState<File | null>(last?.file ?? null);
  const [schoolYear, setSchoolYear] = useState(last?.schoolYear ?? '');
  const [own, setOwn] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(failure === null ? 0 : 1);
  const faults = own.length > 0 || failure === null ? own : refusalOf(failure);
  const changed = () => {
    setOwn([]);
    onChange();
  };
  const submit = () => {
    const found = fileFaults(file, schoolYear.trim()).map((fault): Fault => {
      const text = t(`imports.errors.${fault}`);
      return { field: fault === 'year' ? 'school-year' : 'file', short: text, full: text };
    });
    setOwn(found);
    setAttempt((times) => times + 1);
    if (found.length === 0 && file !== null) onSend({ file, schoolYear: schoolYear.trim() });
  };
  return (
    <FormPage
      crumbs={crumbs}
      title={t('imports.title')}
      meta={t('imports.meta')}
      faults={faults}
      attempt={attempt}
      submit={t('imports.submit')}
      busy={false}
      onSubmit={submit}
      fine={t('imports.fine')}
      effect={<Effects title={t('imports.effect.title')} lines={effects.map((line) => t(`imports.effect.${line}`))} />}
    >
      <Field faulty={faultOf(faults, 'file') !== undefined}>
        <FileField
          file={file}
          error={faultOf(faults, 'file')}
          onChoose={(chosen) => {
            setFile(chosen);
            changed();
          }}
        />
      </Field>
      <Field faulty={faultOf(faults, 'school-year') !== undefined}>
        <TextInput
          id="school-year"
          label={t('imports.year.label')}
          description={t('imports.year.hint')}
          error={faultOf(faults, 'school-year')}
          value={schoolYear}
          maxLength={7}
          autoComplete="off"
          styles={{ wrapper: { width: 160 } }}
          onChange={(event) => {
            setSchoolYear(event.currentTarget.value);
            changed();
          }}
        />
      </Field>
    </FormPage>
  );
}

// The service's codes of a file that cannot be imported name no field; it is the file that is at fault.
function refusalOf(failure: Failure): Fault[] {
  const faults = faultsOf(failure, (name) => (name === 'schoolYear' ? 'school-year' : 'file'), {
    away: t('parts.errors.away'),
    unknown: t('parts.errors.unknown'),
  });
  const { problem } = failure;
  if (problem?.code.startsWith('district-import.') !== true) return faults;
  return [{ field: 'file', short: problem.title, full: problem.detail }];
}
