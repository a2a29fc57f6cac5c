#pragma once
// The owner of core/http gives this its form; everyone else only passes it on to Api.
