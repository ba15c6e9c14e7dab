/** A purchase with its invitations and commitments is one aggregate: one topic, in which its events stand in the order of its life. */
export const topic = 'procurement.joint-purchases';
