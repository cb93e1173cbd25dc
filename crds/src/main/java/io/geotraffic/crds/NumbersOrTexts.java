package io.geotraffic.crds;

/** What may be a number or a text says so once: said twice, a wrong one is refused by three messages. */
final class NumbersOrTexts implements Refinement {
    @Override
    public void refine(Place place) {
        if (place.schema().has("x-kubernetes-int-or-string")) {
            place.schema().remove("anyOf");
        }
    }
}
