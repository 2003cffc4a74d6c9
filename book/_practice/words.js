// What the practice says: its part of the language's texts. `practice.py` tells where they are.
import { practice } from "texts";
import { spoken } from "../_texts/spoken.js";

export const words = spoken(practice, LANGUAGE);
