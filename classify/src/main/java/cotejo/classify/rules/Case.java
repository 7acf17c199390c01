package cotejo.classify.rules;

import java.util.BitSet;
import java.util.List;

/**
 * One way of saying what a rule recognises: all slots in one sentence, none of the exceptions.
 *
 * @param slots what must be there
 * @param unless concepts that must not stand in the sentence
 * @param unlessAbout concepts that neither the sentence nor the text before it may name
 * @param within most tokens from the first filled slot to the last
 * @param inOrder whether the slots must follow one another as written
 */
public record Case(
    List<Slot> slots,
    BitSet unless,
    List<String> unlessNames,
    BitSet unlessAbout,
    int within,
    boolean inOrder) {}
