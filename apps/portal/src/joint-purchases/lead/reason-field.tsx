import { Textarea } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';

interface ReasonFieldProps {
  label: string;
  hint: string;
  value: string;
  faults: readonly Fault[];
  onType: (typed: string) => void;
}

/** Why a step is taken, as those who are told of it read it. */
export function ReasonField({ label, hint, value, faults, onType }: ReasonFieldProps) {
  const fault = faultOf(faults, 'reason');
  return (
    <Field faulty={fault !== undefined}>
      <Textarea
        id="reason"
        label={label}
        description={hint}
        error={fault}
        value={value}
        maxLength={1_000}
        rows={4}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </Field>
  );
}
