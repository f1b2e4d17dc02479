package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Copies of requests with one thing changed. */
final class Requests {
    private Requests() {}

    private static Request copy(
            Request request, int site, boolean fenced, UnaryOperator<Location> at) {
        return switch (request) {
            case Request.Write r ->
                    new Request.Write(site, fenced, at.apply(r.target()), payload(r.payload(), at));
            case Request.WriteImm r ->
                    new Request.WriteImm(
                            site,
                            fenced,
                            at.apply(r.target()),
                            payload(r.payload(), at),
                            r.immediate());
            case Request.Read r ->
                    new Request.Read(
                            site,
                            fenced,
                            at.apply(r.target()),
                            switch (r.destination()) {
                                case Request.Destination.Locals l -> l;
                                case Request.Destination.Memory m ->
                                        new Request.Destination.Memory(at.apply(m.location()));
                            });
            case Request.FetchAndAdd r ->
                    new Request.FetchAndAdd(
                            site, fenced, at.apply(r.target()), r.addend(), r.result());
            case Request.CompareAndSwap r ->
                    new Request.CompareAndSwap(
                            site, fenced, at.apply(r.target()), r.compare(), r.swap(), r.result());
            case Request.Send r -> new Request.Send(site, fenced, payload(r.payload(), at));
        };
    }

    private static Request.Payload payload(Request.Payload payload, UnaryOperator<Location> at) {
        return switch (payload) {
            case Request.Payload.Values v -> v;
            case Request.Payload.From f -> new Request.Payload.From(at.apply(f.source()));
        };
    }

    static Request withSite(Request request, int site) {
        return copy(request, site, request.fenced(), l -> l);
    }

    static Request unfenced(Request request) {
        return copy(request, request.site(), false, l -> l);
    }

    static Request withPlaces(Request request, UnaryOperator<Location> at) {
        return copy(request, request.site(), request.fenced(), at);
    }

    /** The place that its payload is fetched from, if it is. */
    static Optional<Location> source(Request request) {
        List<Request.Payload> payload =
                switch (request) {
                    case Request.Write r -> List.of(r.payload());
                    case Request.WriteImm r -> List.of(r.payload());
                    case Request.Send r -> List.of(r.payload());
                    case Request.Read _, Request.FetchAndAdd _, Request.CompareAndSwap _ ->
                            List.of();
                };
        return payload.stream()
                .filter(Request.Payload.From.class::isInstance)
                .map(p -> ((Request.Payload.From) p).source())
                .findFirst();
    }

    static Request withPayload(Request request, Request.Payload payload) {
        return switch (request) {
            case Request.Write r -> new Request.Write(r.site(), r.fenced(), r.target(), payload);
            case Request.WriteImm r ->
                    new Request.WriteImm(r.site(), r.fenced(), r.target(), payload, r.immediate());
            case Request.Send r -> new Request.Send(r.site(), r.fenced(), payload);
            case Request.Read _, Request.FetchAndAdd _, Request.CompareAndSwap _ -> request;
        };
    }
}
