/** A model that is being made. What is not known is never set: this is quicker than dropping it from many models. */
export type Draft<Model> = { -readonly [Key in keyof Model]: Model[Key] };
